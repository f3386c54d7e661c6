package org.osmigrate.storage;

/** Writes objects behind a network. */
final class RemoteSink implements ObjectSink {

    private final RemoteObjects remote;
    private final Attempts attempts;

    RemoteSink(RemoteObjects remote) {
        this.remote = remote;
        this.attempts = new Attempts(remote);
    }

    @Override
    public String location() {
        return remote.location();
    }

    @Override
    public void put(String key, byte[] content) {
        attempts.send(key, () -> {
            remote.put(key, content);
            return key;
        });
    }

    @Override
    public void close() {
        remote.close();
    }
}
