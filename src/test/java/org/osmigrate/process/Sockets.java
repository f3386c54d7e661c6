package org.osmigrate.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a process has open to the network, as Linux tells it.
 *
 * @param tcp sockets of TCP that have a peer or listen
 * @param udp the number of sockets of UDP
 */
public record Sockets(List<Tcp> tcp, long udp) {

    private static final String LISTENS = "0A";

    public Sockets {
        tcp = List.copyOf(tcp);
    }

    /**
     * A socket.
     *
     * @param localPort its own port
     * @param remotePort the other side's port; 0 for one that listens
     * @param listens whether others can connect to it
     */
    public record Tcp(int localPort, int remotePort, boolean listens) {}

    /** Those of a process at this moment. */
    public static Sockets of(long pid) throws IOException {
        Set<String> own = inodes(pid);
        return new Sockets(
                table(pid, own, "tcp", "tcp6").map(Sockets::tcp).toList(),
                table(pid, own, "udp", "udp6").count());
    }

    /** Those that others can connect to. */
    public List<Tcp> listening() {
        return tcp.stream().filter(Tcp::listens).toList();
    }

    /** The ports that it is connected to. */
    public Set<Integer> peers() {
        Set<Integer> peers = new HashSet<>();
        tcp.stream().filter(socket -> !socket.listens()).forEach(socket -> peers.add(socket.remotePort()));
        return peers;
    }

    private static Set<String> inodes(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            descriptors
                    .map(Sockets::link)
                    .filter(link -> link.startsWith("socket:["))
                    .forEach(link -> inodes.add(link.substring("socket:[".length(), link.length() - 1)));
        }
        return inodes;
    }

    /** Empty for a descriptor that was closed meanwhile. */
    private static String link(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return "";
        }
    }

    private static Stream<String[]> table(long pid, Set<String> own, String... protocols) {
        return Stream.of(protocols)
                .map(protocol -> Path.of("/proc/" + pid + "/net/" + protocol))
                .filter(Files::exists)
                .flatMap(Sockets::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields.length > 9 && own.contains(fields[9]));
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Tcp tcp(String[] fields) {
        return new Tcp(port(fields[1]), port(fields[2]), fields[3].equals(LISTENS));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1), 16);
    }
}
