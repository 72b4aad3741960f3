//! `casebook explain`: what a code means and how to mend it.

use crate::cli::ExplainArgs;
use crate::commands::{Exit, print};
use crate::diag::{Code, codes};
use crate::text::nearest::nearest;

pub(super) fn run(args: &ExplainArgs) -> anyhow::Result<Exit> {
    let Some(id) = &args.code else {
        let lines: String =
            codes::ALL.iter().map(|code| format!("{}  {}\n", code.id(), code.title())).collect();
        print(&lines)?;
        return Ok(Exit::Clean);
    };
    let Some(code) = Code::find(id) else {
        let near = nearest(&id.to_uppercase(), codes::ALL.iter().map(|code| code.id()));
        let help = near.map_or("`casebook explain` lists all codes".to_owned(), |near| {
            format!("did you mean `{near}`?")
        });
        anyhow::bail!("no code `{id}`\nhelp: {help}");
    };
    print(&format!("{}: {}\n\n{}\n", code.id(), code.title(), code.explanation()))?;
    Ok(Exit::Clean)
}
