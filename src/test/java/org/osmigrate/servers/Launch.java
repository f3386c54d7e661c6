package org.osmigrate.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the process of a server: in a session of its own, so that an interrupt at the terminal does not reach it, and
 * as somebody other than root in a user namespace, since the servers refuse root. The process notes its own identity
 * before it becomes the server, so there is never a server that nobody knows.
 */
final class Launch {

    private static final String NOTE_AND_BECOME = "cat /proc/$$/stat >\"$0\" && exec \"$@\"";
    private static final List<String> AS_ANOTHER_USER =
            List.of("unshare", "-U", "--map-user=1000", "--map-group=1000");

    private Launch() {}

    static void start(Setup setup, List<String> command) {
        ServerFolder folder = setup.folder();
        List<String> whole = new ArrayList<>(List.of(
                "setsid", "sh", "-c", NOTE_AND_BECOME, folder.identity().toString()));
        if (isRoot()) {
            checkNamespaces();
            whole.addAll(AS_ANOTHER_USER);
        }
        whole.addAll(command);
        ProcessBuilder program = new ProcessBuilder(whole)
                .directory(folder.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.output().toFile()))
                .redirectInput(Path.of("/dev/null").toFile());
        program.environment().put("LIBFFI_TMPDIR", folder.tmp().toString());
        Process process = Processes.start(program, "Cannot start a process (setsid of util-linux is needed)");
        awaitIdentity(folder, process);
    }

    private static void awaitIdentity(ServerFolder folder, Process process) {
        while (folder.process().isEmpty() && process.isAlive()) {
            Processes.sleep(5);
        }
    }

    private static boolean isRoot() {
        return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
    }

    private static void checkNamespaces() {
        List<String> trial = new ArrayList<>(AS_ANOTHER_USER);
        trial.add("true");
        if (Processes.waitFor(Processes.start(new ProcessBuilder(trial), "Cannot run unshare of util-linux")) != 0) {
            throw ServerFailure.failed(
                    "The servers refuse to run as root, and user namespaces are not permitted here: run this as an ordinary user");
        }
    }
}
