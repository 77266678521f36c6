//! What the process takes from itself before it touches a secret.

use std::io;

use nix::sys::mman::{MlockAllFlags, mlockall};
use nix::sys::resource::{Resource, getrlimit, setrlimit};

/// Memory and environ unreadable even to the same uid; no core file. First thing in `main`.
pub fn process() -> io::Result<()> {
    nix::sys::prctl::set_dumpable(false)?;
    setrlimit(Resource::RLIMIT_CORE, 0, 0)?;
    Ok(())
}

/// As many descriptors as the system allows: watchers hold one each.
pub fn descriptors() -> io::Result<()> {
    let (_, most) = getrlimit(Resource::RLIMIT_NOFILE)?;
    setrlimit(Resource::RLIMIT_NOFILE, most, most)?;
    Ok(())
}

/// No program is ever started from this process: `execve` and `execveat` are refused from here on,
/// in every thread. A unit cannot do this, it has to execute the daemon itself.
pub fn no_programs() -> io::Result<()> {
    use nix::libc::{EPERM, SYS_execve, SYS_execveat};
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter_all_threads};
    let arch = TargetArch::try_from(std::env::consts::ARCH).map_err(io::Error::other)?;
    let refused = [(SYS_execve, Vec::new()), (SYS_execveat, Vec::new())].into_iter().collect();
    let errno = SeccompAction::Errno(EPERM.cast_unsigned());
    let filter = SeccompFilter::new(refused, SeccompAction::Allow, errno, arch).map_err(io::Error::other)?;
    let program = BpfProgram::try_from(filter).map_err(io::Error::other)?;
    apply_filter_all_threads(&program).map_err(io::Error::other)
}

/// No page of this process ever reaches swap.
pub fn memory() -> io::Result<()> {
    mlockall(MlockAllFlags::MCL_CURRENT | MlockAllFlags::MCL_FUTURE)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    /// Run by the test below in a process of its own: a filter cannot be taken off again.
    #[test]
    #[ignore = "closes the process it runs in"]
    fn closes_itself() {
        assert!(Command::new("/bin/true").status().is_ok());
        super::no_programs().unwrap();
        assert!(Command::new("/bin/true").status().is_err());
    }

    #[test]
    fn after_it_no_program_can_be_started() {
        let own = std::env::current_exe().unwrap();
        let status = Command::new(own).args(["--ignored", "--exact", "harden::tests::closes_itself", "-q"]).status();
        assert!(status.unwrap().success());
    }
}
