package org.osmigrate.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThisProcessTest {

    private static final long NOBODY = 1L << 40;

    private final ThisProcess current = ThisProcess.current();

    @BeforeEach
    void onLinux() {
        assumeThat(Files.isReadable(Path.of("/proc/1/stat"))).isTrue();
    }

    @Test
    void knowsThatAProcessThatIsNotThereIsGone() {
        assertThat(current.knowsGone(new ThisProcess(current.machine(), NOBODY, 1)))
                .isTrue();
    }

    @Test
    void knowsThatAProcessNumberWasGivenOutAgain() {
        assertThat(current.knowsGone(new ThisProcess(current.machine(), current.number(), current.started() + 1)))
                .isTrue();
    }

    @Test
    void knowsThatItIsAliveItself() {
        assertThat(current.knowsGone(ThisProcess.current())).isFalse();
    }

    @Test
    void knowsNothingOfOtherMachinesOrOfUnknownStarts() {
        assertThat(current.knowsGone(new ThisProcess("other", NOBODY, 1))).isFalse();
        assertThat(current.knowsGone(new ThisProcess("", NOBODY, 1))).isFalse();
        assertThat(new ThisProcess("", 1, 1).knowsGone(new ThisProcess("", NOBODY, 1)))
                .isFalse();
        assertThat(current.knowsGone(new ThisProcess(current.machine(), NOBODY, 0)))
                .isFalse();
    }

    @Test
    void knowsThatAKilledProcessIsGone() throws Exception {
        Process child = new ProcessBuilder("sleep", "600").start();
        ThisProcess other = new ThisProcess(current.machine(), child.pid(), startOf(child.pid()));
        assertThat(current.knowsGone(other)).isFalse();

        child.destroyForcibly().waitFor();

        assertThat(current.knowsGone(other)).isTrue();
    }

    private static long startOf(long number) throws Exception {
        String line = Files.readString(Path.of("/proc/" + number + "/stat"));
        return Long.parseLong(line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[19]);
    }
}
