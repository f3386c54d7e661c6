package org.osmigrate.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One Kafka process that is broker and controller (KRaft). */
final class KafkaBroker implements Engine {

    @Override
    public void configure(Setup setup) throws IOException {
        Files.createDirectories(setup.folder().conf());
        Files.writeString(conf(setup), String.join("\n", properties(setup)) + "\n");
        if (Files.notExists(setup.folder().data().resolve("meta.properties"))) {
            format(setup);
        }
    }

    private static List<String> properties(Setup setup) {
        int controller = Ports.firstFree(setup.port() + 100, Set.of());
        List<String> lines = new ArrayList<>(List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controller,
                "listeners=PLAINTEXT://127.0.0.1:" + setup.port() + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + setup.port(),
                "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + setup.folder().data(),
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=1",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "transaction.state.log.num.partitions=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0"));
        lines.addAll(setup.spec().settings());
        return lines;
    }

    private static void format(Setup setup) {
        ProcessBuilder format = new ProcessBuilder(java(
                        setup,
                        "kafka.tools.StorageTool",
                        "format",
                        "-t",
                        clusterId(),
                        "-c",
                        conf(setup).toString()))
                .redirectErrorStream(true)
                .redirectOutput(setup.folder().output().toFile());
        if (Processes.waitFor(Processes.start(format, "Cannot run Java")) != 0) {
            throw ServerFailure.failed(
                    "Kafka could not format its folder: " + setup.folder().lastOutput());
        }
    }

    /** Kafka writes an identifier as the URL-safe Base64 of 16 bytes. */
    private static String clusterId() {
        UUID random = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(random.getMostSignificantBits() & Long.MAX_VALUE)
                .putLong(random.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public List<String> command(Setup setup) {
        return java(setup, "kafka.Kafka", conf(setup).toString());
    }

    private static List<String> java(Setup setup, String... mainAndArguments) {
        String heap = setup.spec().heap();
        List<String> command = new ArrayList<>(List.of(
                setup.jdk().java(), "-Xmx" + heap, "-XX:+UseSerialGC", "-cp", setup.home().resolve("lib") + "/*"));
        command.addAll(List.of(mainAndArguments));
        return command;
    }

    private static Path conf(Setup setup) {
        return setup.folder().conf().resolve("kafka.properties");
    }

    @Override
    public boolean isReady(Setup setup) {
        try {
            return Files.readString(setup.folder().output()).contains("Kafka Server started");
        } catch (IOException _) {
            return false;
        }
    }
}
