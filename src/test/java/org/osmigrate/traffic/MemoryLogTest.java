package org.osmigrate.traffic;

class MemoryLogTest implements TrafficLogContract {

    @Override
    public TrafficLog log() {
        return MemoryLog.of(3);
    }

    @Override
    public void appendGarbage(TrafficLog log) {
        Garbage.append(log);
    }
}
