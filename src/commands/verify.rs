//! `casebook verify`: is this copy whole and unchanged?

use crate::bundle::{Report, Seal, public_key, verify, verify_zim};
use crate::cli::VerifyArgs;
use crate::commands::{Exit, note, print};

pub(super) fn run(args: &VerifyArgs) -> anyhow::Result<Exit> {
    if let [path] = args.paths.as_slice()
        && path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("zim"))
    {
        let files = verify_zim(path)?;
        let said = "its checksum fits and all of it can be read: this tells of damage, not of who made it";
        print(&format!("{files} files; {said}\n"))?;
        return Ok(Exit::Clean);
    }
    let key = args.key.as_deref().map(public_key).transpose()?;
    let report = verify(&args.paths, key.as_ref())?;
    if report.faults.is_empty() {
        print(&said(&report))?;
        return Ok(Exit::Clean);
    }
    for fault in &report.faults {
        print(&format!("{fault}\n"))?;
    }
    note(&format!("casebook: {} of {} files are not as published\n", report.faults.len(), report.listed));
    Ok(Exit::Content)
}

fn said(report: &Report) -> String {
    let Report { listed, here, seal, edition, .. } = report;
    let files = if here == listed {
        format!("all {listed} files are as published")
    } else {
        format!(
            "{here} of {listed} files are here, as published; the others are in the copy that this updates"
        )
    };
    let seal = match seal {
        Seal::None => {
            "there is no signature: this tells that nothing changed since the list was made, not who made it"
        }
        Seal::Unchecked => "there is a signature; to check it, name the public key: --key KEY",
        Seal::Good => "the signature fits the key",
    };
    format!("{files}\n{seal}\nedition {edition}\n")
}
