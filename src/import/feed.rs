use super::{Context, Reading};
pub(crate) fn read(_bytes: &[u8], _context: &Context) -> Reading { Reading::refused("feeds are not read yet") }
