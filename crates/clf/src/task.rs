//! Reading a task from the command line or a file.

use std::io::Read;
use std::path::Path;

use clf_domain::job::MESSAGE_LIMIT;
use clf_proto::convert::task_from_text;
use clf_proto::v1;

use crate::exit::Failure;

/// The most a task file may hold: a message of full size, escaped.
const FILE_LIMIT: u64 = 4 * MESSAGE_LIMIT as u64;

/// The task in a file: a JSON object is a task, any other text is the message of one.
pub(crate) fn from_file(path: &Path) -> Result<v1::Task, Failure> {
    let failed =
        |error: std::io::Error| Failure::usage("task_file", format!("cannot read {}: {error}", path.display()));
    let mut text = String::new();
    if path == Path::new("-") {
        std::io::stdin().take(FILE_LIMIT + 1).read_to_string(&mut text).map_err(failed)?;
    } else {
        std::fs::File::open(path).map_err(failed)?.take(FILE_LIMIT + 1).read_to_string(&mut text).map_err(failed)?;
    }
    if text.len() as u64 > FILE_LIMIT {
        return Err(Failure::usage("task_file", format!("{} is too large for a task", path.display())));
    }
    task_from_text(&text, &id_from(path)).map_err(|refusal| {
        let message = format!("{} is not a task: {}", path.display(), refusal.message);
        Failure::usage("task_file", message).hint(refusal.hint.unwrap_or_default())
    })
}

/// A task id made of a file's name, as far as it can be one.
fn id_from(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let id: String =
        stem.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-')).take(64).collect();
    let id = id.trim_start_matches(['.', '_', '-']);
    if id.is_empty() { "task".to_owned() } else { id.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_of_any_file_name() {
        for (path, id) in
            [("/tmp/my task.sh", "mytask"), ("-", "task"), (".x.y", "x"), ("日本", "task"), ("a.b.c", "a.b")]
        {
            assert_eq!(id_from(Path::new(path)), id, "{path}");
        }
    }
}
