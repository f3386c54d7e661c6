package org.osmigrate.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.report.Report;
import org.osmigrate.report.Table;
import org.osmigrate.snapshot.MissingShard;

class PartialReportTest {

    private static final MissingShard LACKING = new MissingShard("orders", 3, "node left");

    @Test
    void aReportOfACompleteSnapshotStaysAsItIs() {
        Report done = new Done(ExitCode.DONE);

        assertThat(PartialReport.of(done, List.of())).isSameAs(done);
    }

    @Test
    void nothingOfAPartialSnapshotIsJustDone() {
        Report report = PartialReport.of(new Done(ExitCode.DONE), List.of(LACKING));

        assertThat(report.exitCode()).isEqualTo(ExitCode.COMPLETED_WITH_FAILURES);
        assertThat(report.tables()).hasSize(2);
        assertThat(report.tables().getLast().rows()).containsExactly(List.of("orders", "3", "node left"));
        assertThat(report.json().path("exit_code").asInt()).isEqualTo(ExitCode.COMPLETED_WITH_FAILURES.code());
        assertThat(report.json().path("missing_shards").toString())
                .isEqualTo("[{\"index\":\"orders\",\"shard\":3,\"reason\":\"node left\"}]");
        assertThat(report.hint()).contains("partial").contains("1 shards");
    }

    @Test
    void aWorseResultStays() {
        Report report = PartialReport.of(new Done(ExitCode.DIFFERENCES), List.of(LACKING));

        assertThat(report.exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(report.hint()).isEqualTo("nothing to do");
    }

    private record Done(ExitCode exitCode) implements Report {

        @Override
        public List<Table> tables() {
            return List.of(new Table("All", List.of("what"), List.of(List.of("it"))));
        }

        @Override
        public ObjectNode json() {
            return JsonNodeFactory.instance.objectNode().put("exit_code", exitCode.code());
        }

        @Override
        public String hint() {
            return "nothing to do";
        }
    }
}
