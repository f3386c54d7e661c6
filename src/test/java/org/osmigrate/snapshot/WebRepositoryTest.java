package org.osmigrate.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.osmigrate.remote.FolderServer;
import org.osmigrate.storage.ObjectStore;
import org.osmigrate.storage.StorageSettings;

/** Behind a web server, without a listing. */
class WebRepositoryTest implements RemoteRepositoryContract {

    private final List<FolderServer> servers = new ArrayList<>();

    @Override
    public ObjectStore copyOf(Path repository, Path folder) throws IOException {
        FolderServer server = new FolderServer(repository);
        servers.add(server);
        return ObjectStore.open(
                server.url().toString(), StorageSettings.DEFAULT.with(new StorageSettings.Spool(folder, 64L << 20)));
    }

    @AfterEach
    void stop() {
        servers.forEach(FolderServer::close);
    }
}
