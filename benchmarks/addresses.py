"""What is measured: an address of each page type and form of data, and a word that a right answer holds."""

PAGES = {
    "home": ("/en/", "map"),
    "directory": ("/en/cities/", "Maceió"),
    "city": ("/en/cities/barcelona/", "Barcelona"),
    "practice": ("/en/cities/barcelona/barcelona-decidim/", "Decidim"),
    "organisations": ("/en/organisations/", "Eurocities"),
    "organisation": ("/en/organisations/eurocities/", "Eurocities"),
    "finder": ("/en/practices/", "Mission"),
    "finder, facets": ("/en/practices/?q=data&mission=ethical-use&mission=inclusion&region=europe", "Europe"),
    "search": ("/en/search/?q=decidim", "barcelona-decidim"),
    "no results": ("/en/search/?q=xqzwkv", "xqzwkv"),
    "about": ("/en/about/", "Coalition"),
    "other language": ("/es/cities/maceio/", "Maceió"),
    "suggestions": ("/en/suggest.json?q=barc", "Barcelona"),
    "JSON": ("/en/practices.json?mission=inclusion", '"total"'),
    "CSV": ("/en/search.csv", "barcelona-decidim"),
    "Atom": ("/en/practices.atom", "<entry>"),
}
