package org.osmigrate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osmigrate.traffic.FileWriter.Pending;

class GroupCommitTest {

    @TempDir
    private Path folder;

    /** A frame that is none stands for whatever goes wrong in the thread that writes. */
    @Test
    void whatBreaksTheThreadFailsItsBatchAndNotTheNext() throws Exception {
        LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
        AtomicBoolean closing = new AtomicBoolean();
        FileStrand strand = new FileStrand(folder, FileSettings.DEFAULT);
        Thread thread = Thread.ofPlatform().daemon().start(new GroupCommit(strand, queue, closing::get));
        CompletableFuture<Position> broken = add(queue, null);

        assertThatThrownBy(() -> broken.orTimeout(30, TimeUnit.SECONDS).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        AppendFailed.class, failed -> assertThat(failed.fate()).isEqualTo(AppendFailed.Fate.UNKNOWN));
        CompletableFuture<Position> next = add(queue, Frame.encode(Entry.of(Samples.numbered("a", 1))));
        assertThat(next.orTimeout(30, TimeUnit.SECONDS).join().offset()).isZero();

        closing.set(true);
        thread.join();
    }

    private static CompletableFuture<Position> add(LinkedBlockingQueue<Pending> queue, byte[] frame) {
        CompletableFuture<Position> acknowledged = new CompletableFuture<>();
        queue.add(new Pending(frame, acknowledged));
        return acknowledged;
    }
}
