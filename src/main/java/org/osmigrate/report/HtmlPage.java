package org.osmigrate.report;

import java.util.List;

/** A report as one HTML page that needs nothing else: no script, no font, no request. */
public final class HtmlPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title><style>
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem; color: #1b1b1b; background: #fff }
            table { border-collapse: collapse; margin: 0 0 2rem; width: 100%% }
            caption { text-align: left; font-weight: 600; font-size: 1.2rem; padding: .4rem 0 }
            th, td { text-align: left; vertical-align: top; padding: .3rem .7rem; border-bottom: 1px solid #ddd }
            th { background: #f3f3f3; position: sticky; top: 0 }
            td { white-space: pre-wrap; overflow-wrap: anywhere }
            @media (prefers-color-scheme: dark) {
              body { color: #e6e6e6; background: #16181c } th { background: #24272d } th, td { border-color: #3a3e46 } }
            </style></head><body><h1>%s</h1>
            """;

    private HtmlPage() {}

    /** All tables of a report, and what to do next. */
    public static String of(String title, Report report) {
        StringBuilder page = new StringBuilder(HEAD.formatted(escaped(title), escaped(title)));
        report.tables().forEach(table -> table(page, table));
        if (!report.hint().isEmpty()) {
            page.append("<p>").append(escaped(report.hint())).append("</p>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static void table(StringBuilder page, Table table) {
        page.append("<table><caption>").append(escaped(table.title())).append("</caption>\n<thead>");
        row(page, "th", table.columns());
        page.append("</thead><tbody>\n");
        table.rows().forEach(row -> row(page, "td", row));
        page.append("</tbody></table>\n");
    }

    private static void row(StringBuilder page, String cell, List<String> texts) {
        page.append("<tr>");
        texts.forEach(text -> page.append('<')
                .append(cell)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(cell)
                .append('>'));
        page.append("</tr>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
