package org.osmigrate.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.ExitCode;

class HtmlPageTest {

    @Test
    void aPageHasAllTablesAndNothingInItIsMarkup() {
        String page = HtmlPage.of("a & b", new Page());

        assertThat(page)
                .contains("<h1>a &amp; b</h1>", "<caption>things</caption>", "<td>&lt;script&gt;</td>", "<p>go on</p>")
                .doesNotContain("<script", "http:", "https:", "src=", "href=");
    }

    private record Page() implements Report {
        @Override
        public List<Table> tables() {
            return List.of(new Table("things", List.of("name"), List.of(List.of("<script>"))));
        }

        @Override
        public ObjectNode json() {
            return JsonNodeFactory.instance.objectNode();
        }

        @Override
        public ExitCode exitCode() {
            return ExitCode.DONE;
        }

        @Override
        public String hint() {
            return "go on";
        }
    }
}
