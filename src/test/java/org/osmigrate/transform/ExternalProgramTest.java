package org.osmigrate.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.osmigrate.failure.ConfigurationInvalid;
import org.osmigrate.transform.DocumentChange.DocumentName;

/** With programs of a POSIX shell. */
class ExternalProgramTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    /** Runs commands for each line, with the line's number in {@code n}. */
    private static String each(String commands) {
        return "while IFS= read -r line; do n=${line#*:}; n=${n%%,*}; " + commands + "; done";
    }

    /** Each answer has what was asked, so that none may be taken for that of another. */
    private static final String ECHO = each("printf '{\"n\":%s,\"source\":{\"seen\":%s}}\\n' \"$n\" \"$line\"");

    @Test
    void seesTheDocumentAndAnswersWithItsSource() throws Exception {
        ObjectNode changed = run(ECHO, LONG, "7", "{\"a\":1.50,\"b\":\"ü\\n\"}").orElseThrow();

        assertThat(changed.toString())
                .isEqualTo("{\"seen\":{\"n\":1,\"index\":\"i\",\"id\":\"7\",\"routing\":\"r\","
                        + "\"source\":{\"a\":1.50,\"b\":\"ü\\n\"}}}");
    }

    @Test
    void threadsDoNotGetEachOthersAnswers() throws Exception {
        ExternalProgram program = shell(ECHO, LONG);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String id = Integer.toString(i);
                answers.add(threads.submit(() ->
                        apply(program, id, "{}").orElseThrow().at("/seen/id").asText()));
            }
            for (int i = 0; i < 200; i++) {
                assertThat(answers.get(i).get()).isEqualTo(Integer.toString(i));
            }
        }
    }

    @Test
    void leavesOutADocumentWithoutSource() throws Exception {
        assertThat(run(each("echo \"{\\\"n\\\":$n,\\\"source\\\":null}\""), LONG, "1", "{}"))
                .isEmpty();
    }

    @Test
    void whatItSaysOfADocumentIsItsCause() {
        assertThatThrownBy(() -> run(each("echo \"{\\\"n\\\":$n,\\\"error\\\":\\\"no card\\\"}\""), LONG, "1", "{}"))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("no card");
    }

    @Test
    void oneThatDiesFailsItsDocumentAndIsStartedAgain() throws Exception {
        ExternalProgram program = shell(
                "i=0; "
                        + each(
                                "i=$((i+1)); [ $i = 2 ] && exit 3; echo \"{\\\"n\\\":$n,\\\"source\\\":{\\\"i\\\":$i}}\""),
                LONG);

        assertThat(apply(program, "1", "{}").orElseThrow().path("i").asInt()).isEqualTo(1);
        assertThatThrownBy(() -> apply(program, "2", "{}"))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("ended");
        assertThat(apply(program, "3", "{}").orElseThrow().path("i").asInt()).isEqualTo(1);
    }

    /** Its late answer is nobody's: the process is gone. */
    @Test
    void oneThatDoesNotAnswerFailsItsDocument() throws Exception {
        ExternalProgram program = shell(
                each(
                        "case $line in *slow*) sleep 60;; esac; echo \"{\\\"n\\\":$n,\\\"source\\\":{\\\"late\\\":$line}}\""),
                Duration.ofSeconds(2));

        assertThatThrownBy(() -> apply(program, "slow", "{}"))
                .isInstanceOf(TransformFailed.class)
                .hasMessageContaining("did not answer");
        assertThat(apply(program, "next", "{}").orElseThrow().at("/late/id").asText())
                .isEqualTo("next");
    }

    /** A line too many must not make each document get the answer to the one before. */
    @Test
    void aStrayLineIsTheEndOfTheProcessAndNoAnswerToAnother() throws Exception {
        for (String stray : List.of("debug", "{\\\"n\\\":$n,\\\"source\\\":{}}")) {
            ExternalProgram program = shell(
                    each("case $line in *stray*) echo \"" + stray + "\";; esac; "
                            + "printf '{\"n\":%s,\"source\":{\"seen\":%s}}\\n' \"$n\" \"$line\""),
                    LONG);
            Optional<ObjectNode> first = applied(program, "stray");
            assertThat(first.map(source -> source.at("/seen/id").asText("")).orElse("failed"))
                    .isIn("failed", "");
            for (String id : List.of("a", "b", "c")) {
                assertThat(applied(program, id)
                                .map(source -> source.at("/seen/id").asText())
                                .orElse("failed"))
                        .isIn("failed", id);
            }
            assertThat(applied(program, "d").orElseThrow().at("/seen/id").asText())
                    .isEqualTo("d");
        }
    }

    private static Optional<ObjectNode> applied(ExternalProgram program, String id) throws Exception {
        try {
            return apply(program, id, "{}");
        } catch (TransformFailed failed) {
            return Optional.empty();
        }
    }

    @Test
    void whatIsNoAnswerFailsTheDocument() {
        for (String answer : List.of("hello", "{\"n\":1,\"other\":1}", "{\"n\":1,\"source\":[1]}", "{\"source\":{}}")) {
            assertThatThrownBy(() -> run("while read -r line; do echo '" + answer + "'; done", LONG, "1", "{}"))
                    .isInstanceOf(TransformFailed.class);
        }
    }

    /** Not one document after another fails for it, but the run. */
    @Test
    void aProgramThatIsNotThereEndsTheRun() {
        DocumentChain chain = new DocumentChain(
                List.of(new DocumentChange.Exec(new ExternalProgram(List.of("/no/such/program"), LONG))));

        assertThatThrownBy(() -> chain.apply(
                        ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)), new DocumentName("i", "1", "")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("/no/such/program");
    }

    private static Optional<ObjectNode> run(String script, Duration patience, String id, String source)
            throws Exception {
        return apply(shell(script, patience), id, source);
    }

    private static ExternalProgram shell(String script, Duration patience) {
        return new ExternalProgram(List.of("sh", "-c", script), patience);
    }

    private static Optional<ObjectNode> apply(ExternalProgram program, String id, String source) throws Exception {
        return program.run((ObjectNode) DocumentChain.tree(source), new DocumentName("i", id, "r"));
    }
}
