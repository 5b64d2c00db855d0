package dev.rapport.customer.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/** Where lies what files hold. Neither way is more than a piece of a file in memory. */
interface FileStore {

    /** In the transaction of the caller, so that nothing stays of a file that was not taken in. */
    void put(UUID file, InputStream content) throws IOException;

    /** Fails when the file is taken away meanwhile. */
    void read(UUID file, OutputStream to) throws IOException;

    void remove(UUID file);
}
