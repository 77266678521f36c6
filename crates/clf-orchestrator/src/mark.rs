//! The high-water mark: how far the audit chain had come, kept where no backup of the database
//! brings it back. A database that ends before it is an older one, restored.

use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use clf_store::Mark;

/// The file that holds the mark.
#[derive(Clone)]
pub(crate) struct MarkFile {
    path: PathBuf,
}

impl MarkFile {
    pub(crate) fn new(path: &Path) -> Self {
        MarkFile { path: path.to_owned() }
    }

    /// The mark, or `None` if none was ever written.
    pub(crate) fn read(&self) -> io::Result<Option<Mark>> {
        match std::fs::read_to_string(&self.path) {
            Ok(text) => parse(&text).map(Some).ok_or_else(|| {
                io::Error::new(io::ErrorKind::InvalidData, "it does not hold a mark; remove it after a look")
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Replaces the mark.
    pub(crate) fn write(&self, mark: Mark) -> io::Result<()> {
        use std::io::Write;
        let aside = self.path.with_extension("new");
        let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
        let hash: String = mark.hash.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(file, "{} {hash}", mark.sequence)?;
        file.sync_data()?;
        std::fs::rename(&aside, &self.path)
    }
}

fn parse(text: &str) -> Option<Mark> {
    let (sequence, hex) = text.strip_suffix('\n')?.split_once(' ')?;
    if hex.len() != 64 || !hex.is_ascii() {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, at) in hash.iter_mut().zip((0..64).step_by(2)) {
        *byte = u8::from_str_radix(&hex[at..at + 2], 16).ok()?;
    }
    Some(Mark { sequence: sequence.parse().ok()?, hash })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_back_and_a_broken_one_is_an_error() {
        let dir = tempfile::tempdir().unwrap();
        let file = MarkFile::new(&dir.path().join("mark"));
        assert!(file.read().unwrap().is_none());
        let mark = Mark { sequence: 42, hash: [0xab; 32] };
        file.write(mark).unwrap();
        assert_eq!(file.read().unwrap(), Some(mark));
        std::fs::write(dir.path().join("mark"), "42 abc\n").unwrap();
        assert!(file.read().is_err());
    }
}
