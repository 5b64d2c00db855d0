package dev.rapport.engine.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Keeps a second application off the same data folder. A killed application's lock goes with it. */
final class DataFolderLock implements AutoCloseable {

    private final FileChannel channel;

    DataFolderLock(DataFolder data) {
        var file = data.file("rapport.lock");
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) throw inUse(data);
        } catch (OverlappingFileLockException e) {
            throw inUse(data);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + data.path() + " cannot be written to.", "Choose another.", e);
        }
    }

    private static CannotStart inUse(DataFolder data) {
        return new CannotStart(
                "Another Rapport is running on the data folder " + data.path() + ".",
                "Stop it, or choose another folder with --data.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
