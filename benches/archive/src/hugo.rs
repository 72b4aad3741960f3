//! A site for Hugo with the same pages: articles, people, cases, years. For comparison only.

/// Its settings and layouts, under names that versions before and after 0.146 know.
pub(crate) const FILES: [(&str, &str); 6] = [
    (
        "hugo.toml",
        "baseURL = \"https://archive.example/\"\ntitle = \"Invented archive\"\ndisableKinds = [\"rss\", \"sitemap\"]\n\
         [pagination]\npagerSize = 200\n[taxonomies]\nperson = \"people\"\ncase = \"cases\"\n",
    ),
    (
        "layouts/_default/baseof.html",
        "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head>\n<body>\n\
         <nav><a href=\"/\">Start</a> <a href=\"/people/\">People</a> <a href=\"/cases/\">Cases</a> <a href=\"/articles/\">Reports</a></nav>\n\
         <main>{{ block \"main\" . }}{{ end }}</main>\n</body>\n</html>\n",
    ),
    (
        "layouts/_default/single.html",
        "{{ define \"main\" }}<h1>{{ .Title }}</h1>\n<p><time>{{ .Date.Format \"2 Jan 2006\" }}</time> {{ .Params.outlet }}</p>\n{{ .Content }}\n\
         {{ with .GetTerms \"people\" }}<h2>People</h2><ul>{{ range . }}<li><a href=\"{{ .RelPermalink }}\">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}\n\
         {{ with .GetTerms \"cases\" }}<h2>Cases</h2><ul>{{ range . }}<li><a href=\"{{ .RelPermalink }}\">{{ .LinkTitle }}</a></li>{{ end }}</ul>{{ end }}{{ end }}\n",
    ),
    ("layouts/index.html", LIST),
    ("layouts/_default/list.html", LIST),
    (
        "layouts/_default/terms.html",
        "{{ define \"main\" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href=\"{{ .Page.RelPermalink }}\">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}\n",
    ),
];

/// A list of articles, 200 a page. Hugo takes it for terms as well.
const LIST: &str = "{{ define \"main\" }}<h1>{{ .Title }}</h1>\n{{ $p := .Paginate .RegularPagesRecursive }}<ul>{{ range $p.Pages }}\
    <li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a> {{ .Date.Format \"2 Jan 2006\" }}</li>{{ end }}</ul>{{ end }}\n";
