//! The arguments of the program, as typed.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turns news reports about persecuted people into a durable, cross-linked archive.
///
/// An archive is a folder with `casebook.toml` and `content/`. `build` makes a
/// site of it that is the same on a web host and on a USB stick.
#[derive(Debug, Parser)]
#[command(name = "casebook", version, max_term_width = 100, arg_required_else_help = true)]
pub struct Cli {
    /// The archive's folder [default: the one with casebook.toml at or above this one]
    #[arg(long, global = true, value_name = "DIR")]
    pub root: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an archive that builds, to start from
    Init(InitArgs),
    /// Write a new record from a template
    New(NewArgs),
    /// Read captures (text, HTML, WARC, WACZ, feeds, MHTML) into drafts
    Import(ImportArgs),
    /// List drafts, what they lack, and accept them
    Review(ReviewArgs),
    /// Say what is wrong with the content; write nothing
    Check(CheckArgs),
    /// Build the site into public/
    Build(BuildArgs),
    /// Take a record down: its file becomes a tombstone, its names are withheld everywhere
    Takedown(TakedownArgs),
    /// Show the site while you work on it; this machine only
    Serve(ServeArgs),
    /// Record in public what was wrong in a record, and why
    Correct(CorrectArgs),
    /// Pack the site into one file that anyone can copy, check and read offline
    Bundle(BundleArgs),
    /// Check that a site or bundle is whole and unchanged
    Verify(VerifyArgs),
    /// Bring an earlier copy up to date with a delta
    Apply(ApplyArgs),
    /// Propose people, spellings, duplicates and cases that no file knows yet
    Suggest(SuggestArgs),
    /// List every place in the articles that names a person
    Mentions(MentionsArgs),
    /// Compare names across spellings and scripts
    #[command(subcommand)]
    Names(NamesCommand),
    /// Search the archive as its site does
    Search(SearchArgs),
    /// Explain a code such as C0203, or list all codes
    Explain(ExplainArgs),
    /// Tell why a name in an article was linked as it was
    ExplainMention(ExplainMentionArgs),
    /// Copy built-in templates to change how the site looks, and compare the copies after an upgrade
    #[command(subcommand)]
    Theme(ThemeCommand),
    /// Count what the archive holds
    Stats(StatsArgs),
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
}

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// The folder to make; it must be empty or absent
    pub dir: PathBuf,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// What kind of record
    pub kind: KindArg,
    /// The record's id: a-z, 0-9 and hyphens [default: made from NAME]
    pub id: Option<String>,
    /// The name or title
    #[arg(long)]
    pub name: Option<String>,
    /// Give it an id that tells nothing, such as p-0001
    #[arg(long, conflicts_with = "id")]
    pub opaque: bool,
}

/// A kind of record, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
#[allow(missing_docs, reason = "each variant is its word")]
pub enum KindArg {
    Article,
    Person,
    Case,
    Organisation,
    Place,
    Outlet,
    Page,
}

/// Arguments of `import`.
#[derive(Debug, Args)]
pub struct ImportArgs {
    /// Files and folders; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How to print drafts
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// Show which lines were kept and which were cut, and why
    #[arg(long)]
    pub explain: bool,
    /// The outlet of captures that do not name theirs
    #[arg(long, value_name = "NAME")]
    pub outlet: Option<String>,
}

/// Arguments of `review`.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// Only these articles
    pub ids: Vec<String>,
    /// Accept the articles named: they stop being drafts
    #[arg(long, requires = "ids")]
    pub accept: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Fail on warnings too
    #[arg(long)]
    pub deny_warnings: bool,
    /// How to print diagnostics
    #[arg(long, value_enum, default_value_t = DiagFormat::Text)]
    pub format: DiagFormat,
    /// Show every diagnostic with its excerpt
    #[arg(long)]
    pub all: bool,
}

/// How diagnostics are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DiagFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The folder to publish into [default: public/ in the archive's folder]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where the site will stand, in place of `base_url` in casebook.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Fail on warnings too
    #[arg(long)]
    pub deny_warnings: bool,
    /// Show every diagnostic with its excerpt
    #[arg(long)]
    pub all: bool,
    /// Make every page again, whatever is known of the last build
    #[arg(long)]
    pub no_cache: bool,
}

/// Arguments of `takedown`.
#[derive(Debug, Args)]
pub struct TakedownArgs {
    /// The record: people/some-id
    #[arg(value_name = "KIND/ID")]
    pub record: String,
    /// Why, in a word: all that readers are told
    #[arg(long)]
    pub reason: ReasonArg,
    /// The day that readers are told [default: today]
    #[arg(long, value_name = "DAY", conflicts_with = "delay")]
    pub date: Option<String>,
    /// Tell readers only so many days from now, so that the day does not tell
    #[arg(long, value_name = "DAYS")]
    pub delay: Option<u32>,
    /// Where the site was published last [default: public/ in the archive's folder]
    #[arg(long, value_name = "DIR")]
    pub published: Option<PathBuf>,
    /// Show what would change; write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Why a record is taken down, as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReasonArg {
    /// It puts somebody in danger.
    Safety,
    /// Consent was withdrawn, or never given.
    Consent,
    /// Somebody whom it concerns asked.
    Request,
    /// It should not have been published.
    Mistake,
    /// A law or a court asked.
    Legal,
    /// None of these.
    Other,
}

/// Arguments of `correct`.
#[derive(Debug, Args)]
pub struct CorrectArgs {
    /// The record: people/some-id
    #[arg(value_name = "KIND/ID")]
    pub record: String,
    /// What was wrong, in a sentence that readers will see
    #[arg(long)]
    pub what: String,
    /// Why it was changed
    #[arg(long)]
    pub why: Option<String>,
    /// The day of the correction [default: today]
    #[arg(long, value_name = "DAY")]
    pub date: Option<String>,
    /// Show what would be written; write nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The port; 0 takes any that is free [default: 8000, or the next free one]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    pub open: bool,
}

/// Arguments of `bundle`.
#[derive(Debug, Args)]
pub struct BundleArgs {
    /// The file to write [default: the archive's title, in the archive's folder]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Name the file and its top folder so that they tell nothing
    #[arg(long)]
    pub neutral: bool,
    /// Sign with this minisign secret key
    #[arg(long, value_name = "KEY")]
    pub sign: Option<PathBuf>,
    /// The file with the key's password [default: ask for it]
    #[arg(long, value_name = "FILE", requires = "sign")]
    pub password_file: Option<PathBuf>,
    /// Several zips of at most this size: 4GB for FAT32 sticks
    #[arg(long, value_name = "SIZE", conflicts_with_all = ["single", "zim"])]
    pub split: Option<String>,
    /// Only this case, with all that it needs
    #[arg(long, value_name = "cases/ID")]
    pub only: Option<String>,
    /// Only this case, as one HTML file of at most 1 MB
    #[arg(long, value_name = "cases/ID", conflicts_with_all = ["only", "sign", "zim"])]
    pub single: Option<String>,
    /// Only what changed since the edition with this manifest; see `apply`
    #[arg(long, value_name = "MANIFEST", conflicts_with_all = ["single", "zim", "only"])]
    pub delta: Option<PathBuf>,
    /// A ZIM file for Kiwix, made by zimwriterfs
    #[arg(long, conflicts_with = "sign")]
    pub zim: bool,
    /// Where the site stands, in place of `base_url` in casebook.toml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// Fail on warnings too
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A published folder, a bundle (unpacked or not), or all parts of a split one
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// The public key that the signature must fit, or a file with it
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
}

/// Arguments of `apply`.
#[derive(Debug, Args)]
pub struct ApplyArgs {
    /// The delta, as `bundle --delta` writes it
    pub delta: PathBuf,
    /// The copy to bring up to date: a published folder or an unpacked bundle
    pub copy: PathBuf,
}

/// Arguments of `suggest`.
#[derive(Debug, Args)]
pub struct SuggestArgs {
    /// How to print the proposals
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// Print mentions as `casebook mentions` does, with the proposed people among them
    #[arg(long, conflicts_with_all = ["accept", "reject"])]
    pub mentions: bool,
    /// Write or edit the file that a proposal asks for; several may be named
    #[arg(long, value_name = "KIND/ID", num_args = 1..)]
    pub accept: Vec<String>,
    /// Note in the content that a proposal is wrong (people and duplicates)
    #[arg(long, value_name = "KIND/ID", num_args = 1..)]
    pub reject: Vec<String>,
}

/// Arguments of `mentions`.
#[derive(Debug, Args)]
pub struct MentionsArgs {
    /// How to print them
    #[arg(long, value_enum, default_value_t = ListFormat::Text)]
    pub format: ListFormat,
    /// Whose mentions
    #[arg(long, value_enum, default_value_t = MentionKind::Person)]
    pub kind: MentionKind,
}

/// How lists are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Jsonl,
}

/// Whose mentions are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MentionKind {
    /// People only.
    Person,
    /// People, organisations, places and cases.
    All,
}

/// What to do with names.
#[derive(Debug, Subcommand)]
pub enum NamesCommand {
    /// Are these two names one name? Score, verdict and reasons
    Compare(CompareArgs),
}

/// Arguments of `names compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// One name
    #[arg(required_unless_present = "tsv")]
    pub a: Option<String>,
    /// The other name
    #[arg(required_unless_present = "tsv")]
    pub b: Option<String>,
    /// Compare the first two columns of each line of a file (`-` for standard input)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["a", "b"])]
    pub tsv: Option<PathBuf>,
}

/// Arguments of `search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// What to look for: words, "phrases", -without, person: case: outlet: place: year: filters
    #[arg(required_unless_present = "queries")]
    pub query: Vec<String>,
    /// Only the spelling that is typed
    #[arg(long)]
    pub exact: bool,
    /// How many hits to show
    #[arg(long, default_value_t = 50)]
    pub limit: usize,
    /// How to print them
    #[arg(long, value_enum, default_value_t = SearchFormat::Text)]
    pub format: SearchFormat,
    /// Run each line of a file as a query
    #[arg(long, value_name = "FILE", conflicts_with = "query")]
    pub queries: Option<PathBuf>,
}

/// How hits are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SearchFormat {
    /// For people.
    Text,
    /// One JSON object a query.
    Json,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The code; without one, all codes are listed
    pub code: Option<String>,
}

/// Arguments of `explain-mention`.
#[derive(Debug, Args)]
pub struct ExplainMentionArgs {
    /// The article's id and a character of its body, as `casebook mentions` counts them
    #[arg(value_name = "ARTICLE:OFFSET")]
    pub place: String,
}

/// What to do with built-in templates and copies of them.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// List what an archive may replace, and what this one does
    List,
    /// Copy built-in templates, components, stylesheets or interface texts into the archive
    Eject(EjectArgs),
    /// Show what the program changed in them since they were copied, and what the archive did
    Diff(CopiesArgs),
    /// Note that copies now hold what the program changed
    Merged(EjectArgs),
}

/// Arguments of `theme eject` and `theme merged`.
#[derive(Debug, Args)]
pub struct EjectArgs {
    /// What `casebook theme list` lists: person.html, style.css, components/chip.html, ru.ftl
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
}

/// Arguments of `theme diff`.
#[derive(Debug, Args)]
pub struct CopiesArgs {
    /// What `casebook theme list` lists [default: all that the archive has]
    #[arg(value_name = "NAME")]
    pub names: Vec<String>,
}

/// Arguments of `stats`.
#[derive(Debug, Args)]
pub struct StatsArgs {
    /// How to print them
    #[arg(long, value_enum, default_value_t = StatsFormat::Text)]
    pub format: StatsFormat,
}

/// How counts are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum StatsFormat {
    /// For people.
    Text,
    /// One JSON object.
    Json,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell
    pub shell: clap_complete::Shell,
}
