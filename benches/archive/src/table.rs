//! The table: what each command costs on archives of growing size, beside Hugo and two floors.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use crate::corpus::{Corpus, Outputs, put};
use crate::measure::{Cost, run, size};
use crate::{hugo, place, program, repository};

/// How many captures are imported.
const CAPTURES: usize = 1_000;

/// How old files are that a build trusts to be as it recorded them.
const SETTLED: Duration = Duration::from_secs(3);

/// One line of the table.
struct Row {
    articles: usize,
    what: &'static str,
    cost: Cost,
    /// Files and bytes that lie there after the run.
    size: Option<(u64, u64)>,
}

/// Measures archives of these sizes; with `keep`, writes the table into ARCHITECTURE.md.
pub(crate) fn table(sizes: &[usize], keep: bool) -> io::Result<()> {
    let mut rows = Vec::new();
    for articles in sizes {
        let folder = place().join(articles.to_string());
        let _ = fs::remove_dir_all(&folder);
        Measuring { articles: *articles, folder: folder.clone(), rows: &mut rows }.all()?;
        fs::remove_dir_all(&folder)?;
    }
    let text = rendered(&rows);
    print!("{text}");
    if keep { write_table(&text) } else { Ok(()) }
}

/// Archives of one size while they are measured.
struct Measuring<'r> {
    articles: usize,
    folder: PathBuf,
    rows: &'r mut Vec<Row>,
}

impl Measuring<'_> {
    fn all(&mut self) -> io::Result<()> {
        let corpus = Corpus::new(self.articles);
        let (bare, search, all) =
            (self.folder.join("bare"), self.folder.join("search"), self.folder.join("all"));
        corpus.write(&bare, Outputs::None)?;
        corpus.write(&search, Outputs::Search)?;
        corpus.write(&all, Outputs::All)?;
        self.add("build, every output", &casebook(&all, &["build"])?, Some(&all.join("public")))?;
        // What was written in the last two seconds is not trusted: the build that a later one relies on comes after.
        thread::sleep(SETTLED);
        run(&casebook(&all, &["build"])?)?;
        self.add("the same, nothing changed", &casebook(&all, &["build"])?, None)?;
        change_article(&corpus, &all)?;
        self.add("one article changed", &casebook(&all, &["build"])?, None)?;
        change_alias(&corpus, &all)?;
        self.add("one alias changed", &casebook(&all, &["build"])?, None)?;
        self.add("`check`", &casebook(&all, &["check"])?, None)?;
        let zip = self.folder.join("site.zip");
        self.add("`bundle`", &casebook(&all, &["bundle", "--out", &zip.to_string_lossy()])?, None)?;
        self.add("build, search alone", &casebook(&search, &["build"])?, Some(&search.join("public")))?;
        let captures = self.folder.join("captures");
        corpus.write_captures(&captures, CAPTURES)?;
        let import = casebook(&bare, &["import", "--dry-run", &captures.to_string_lossy()])?;
        self.add("`import` of 1,000 captures", &import, None)?;
        self.add("build, `[outputs]` off", &casebook(&bare, &["build"])?, Some(&bare.join("public")))?;
        self.hugo(&corpus)?;
        self.floors(&bare)
    }

    fn add(&mut self, what: &'static str, command: &Command, made: Option<&Path>) -> io::Result<()> {
        let cost = run(command)?;
        let size = made.map(size).transpose()?;
        eprintln!("{} {what}: {:.2} s CPU", self.articles, cost.user + cost.system);
        self.rows.push(Row { articles: self.articles, what, cost, size });
        Ok(())
    }

    /// The same articles by another program.
    fn hugo(&mut self, corpus: &Corpus) -> io::Result<()> {
        let program = env::var("HUGO").unwrap_or_else(|_| "hugo".to_owned());
        if Command::new(&program).arg("version").output().is_err() {
            eprintln!(
                "{} Hugo: left out, since there is no program `{program}`; see benches/README.md",
                self.articles
            );
            return Ok(());
        }
        let folder = self.folder.join("hugo");
        hugo::write(corpus, &folder)?;
        let mut command = Command::new(program);
        command.args(["--quiet", "--source"]).arg(&folder);
        self.add("Hugo, the same articles", &command, Some(&folder.join("public")))
    }

    fn floors(&mut self, bare: &Path) -> io::Result<()> {
        let mut own = Command::new(env::current_exe()?);
        own.arg("--write-floor").arg(bare.join("public")).arg(self.folder.join("floor"));
        self.add("floor: the files of `[outputs]` off, through temporary names", &own, None)?;
        let mut own = Command::new(env::current_exe()?);
        own.arg("--markdown-floor").arg(bare.join("content/articles"));
        self.add("floor: reading the articles, pulldown-cmark alone", &own, None)
    }
}

fn casebook(root: &Path, arguments: &[&str]) -> io::Result<Command> {
    let mut command = Command::new(program()?);
    command.arg("--root").arg(root).args(arguments);
    Ok(command)
}

fn change_article(corpus: &Corpus, root: &Path) -> io::Result<()> {
    let article = corpus.articles().next().ok_or_else(|| io::Error::other("an archive has an article"))?;
    let path = root.join(article.path());
    put(&path, &format!("{}\nOne more line.\n", fs::read_to_string(&path)?))
}

fn change_alias(corpus: &Corpus, root: &Path) -> io::Result<()> {
    let path = root.join(format!("content/people/{}.md", corpus.people[0].id));
    let text = fs::read_to_string(&path)?;
    let (front, body) =
        text.rsplit_once("+++").ok_or_else(|| io::Error::other("a person has front matter"))?;
    put(&path, &format!("{front}\n[[alias]]\nvalue = \"Another Spelling\"\n+++{body}"))
}

fn rendered(rows: &[Row]) -> String {
    let counted = rows.iter().any(|row| row.cost.instructions.is_some());
    let (head, rule) = if counted { (" instructions |", "---|") } else { ("", "") };
    let mut text = format!(
        "| articles | what | CPU | user | system | wall | memory | files | MB |{head}\n|---|---|---|---|---|---|---|---|---|{rule}\n"
    );
    for Row { articles, what, cost, size } in rows {
        let Cost { user, system, wall, memory, instructions } = cost;
        let (files, bytes) = size.map_or_else(Default::default, |(files, bytes)| {
            (grouped(files), format!("{:.0}", bytes as f64 / 1e6))
        });
        let _ = write!(
            text,
            "| {} | {what} | {:.2} s | {user:.2} s | {system:.2} s | {wall:.2} s | {memory:.0} MiB | {files} | {bytes} |",
            grouped(*articles as u64),
            user + system
        );
        if counted {
            let _ =
                write!(text, " {} |", instructions.map_or_else(String::new, |count| format!("{count:.0} M")));
        }
        text.push('\n');
    }
    text
}

/// `10,000`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Puts the table between its two marks.
fn write_table(table: &str) -> io::Result<()> {
    const MARKS: [&str; 2] = ["<!-- measured by benches/archive -->\n", "<!-- end -->"];
    let path = repository().join("ARCHITECTURE.md");
    let text = fs::read_to_string(&path)?;
    let place = text.find(MARKS[0]).map(|at| at + MARKS[0].len()).zip(text.find(MARKS[1]));
    let (from, to) = place.ok_or_else(|| io::Error::other("ARCHITECTURE.md has no marks for the table"))?;
    fs::write(&path, format!("{}{table}{}", &text[..from], &text[to..]))
}
