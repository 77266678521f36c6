//! The commands.

mod enqueue;
mod logs;
mod shell;
mod show;
mod wait;
mod watch;

use clf_client::LocalClient;

use crate::arguments::{Arguments, Command, Jobs};
use crate::exit::Failure;
use crate::short_ids::resolve;

pub(crate) async fn run(arguments: &Arguments) -> Result<(), Failure> {
    let client = LocalClient::new(&arguments.socket);
    let json = arguments.json;
    match &arguments.command {
        Command::Whoami => show::whoami(&client, json).await,
        Command::Completions { shell } => shell::completions(*shell),
        Command::Man { directory } => shell::man(directory),
        Command::Jobs(Jobs::Enqueue(ask)) => enqueue::run(&client, ask, json).await,
        Command::Jobs(Jobs::List { status, limit }) => show::list(&client, status, *limit, json).await,
        Command::Jobs(Jobs::Show { job }) => show::job(&client, &resolve(&client, job).await?, json).await,
        Command::Jobs(Jobs::Cancel { job }) => show::cancel(&client, &resolve(&client, job).await?, json).await,
        Command::Jobs(Jobs::Wait { job, patience }) => {
            let id = resolve(&client, job).await?;
            wait::until_ended(&client, &id, patience.timeout, json).await
        }
        Command::Jobs(Jobs::Watch { job, after }) => {
            let id = match job {
                Some(job) => resolve(&client, job).await?,
                None => String::new(),
            };
            watch::run(&client, id, *after, json).await
        }
        Command::Jobs(Jobs::Logs { job, follow }) => {
            logs::run(&client, &resolve(&client, job).await?, *follow, json).await
        }
    }
}
