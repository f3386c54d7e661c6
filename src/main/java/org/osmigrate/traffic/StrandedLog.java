package org.osmigrate.traffic;

/** A log made of two strands. */
record StrandedLog(String location, Strand records, Strand marks, Runnable release) implements TrafficLog {

    @Override
    public LogWriter writer() {
        StrandWriter recordWriter = records.writer();
        try {
            return new StrandedWriter(recordWriter, marks.writer());
        } catch (RuntimeException e) {
            recordWriter.close();
            throw e;
        }
    }

    @Override
    public LogReader<TrafficRecord> records(Start start, OnDamage onDamage) {
        return new DecodingReader<>(records.reader(start), this::parseRecord, onDamage);
    }

    private TrafficRecord parseRecord(Entry.Placed placed) {
        String place = location + " " + placed.position();
        Entry entry = placed.entry();
        return TrafficRecord.parse(entry.key(), OriginCodec.decode(entry.header(), place), entry.value(), place);
    }

    @Override
    public LogReader<Mark> marks(Start start) {
        return new DecodingReader<>(
                marks.reader(start),
                placed -> MarkCodec.decode(placed.entry().value(), location + " mark " + placed.position()),
                OnDamage.FAIL);
    }

    @Override
    public void close() {
        release.run();
    }
}
