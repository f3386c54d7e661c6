package org.osmigrate.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.ExitCode;
import org.osmigrate.verify.Difference.Kind;
import org.osmigrate.verify.IndexResult.Verdict;

class VerifyReportTest {

    @Test
    void aResultReadsBackAsItWasWritten() {
        IndexResult result = result(Verdict.DIFFERENT);

        assertThat(IndexResultJson.read(IndexResultJson.write(result))).isEqualTo(result);
    }

    @Test
    void onlyAllEqualIsDone() {
        assertThat(report(Verdict.EQUAL, Verdict.EQUAL).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(report(Verdict.EQUAL, Verdict.DIFFERENT).exitCode()).isEqualTo(ExitCode.DIFFERENCES);
        assertThat(report(Verdict.NOT_VERIFIABLE, Verdict.EQUAL).exitCode()).isEqualTo(ExitCode.DIFFERENCES);
    }

    @Test
    void everyExampleIsARowAndAnObject() {
        VerifyReport report = report(Verdict.DIFFERENT);

        assertThat(report.tables().get(1).rows())
                .containsExactly(
                        List.of("products", "missing", "p1 (routing k)", "", "", ""),
                        List.of("products", "different", "p2", "/a", "1", "2"));
        assertThat(report.json().path("indices").path(0).path("examples")).hasSize(2);
        assertThat(report.json().path("equal").asBoolean()).isFalse();
    }

    private static VerifyReport report(Verdict... verdicts) {
        return new VerifyReport(
                "snap", List.of(verdicts).stream().map(VerifyReportTest::result).toList());
    }

    private static IndexResult result(Verdict verdict) {
        return new IndexResult(
                "products",
                "products-new",
                verdict,
                "full",
                10,
                9,
                10,
                1,
                0,
                1,
                0,
                "a remark",
                List.of(Difference.missing("p1", "k"), new Difference(Kind.DIFFERENT, "p2", "", "/a", "1", "2")));
    }
}
