package dev.rapport.customer.notes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps files in the database, piece by piece: they are saved and moved with everything else. */
@Component
class DatabaseFileStore implements FileStore {

    private static final int PIECE = 256 << 10;

    private final JdbcClient jdbc;

    DatabaseFileStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void put(UUID file, InputStream content) throws IOException {
        var place = 0;
        for (var piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE))
            jdbc.sql("insert into file_piece (file_id, place, bytes) values (:file, :place, :bytes)")
                    .param("file", file)
                    .param("place", place++)
                    .param("bytes", piece)
                    .update();
    }

    /** Each piece is asked for by itself: a slow reader holds no connection. */
    @Override
    public void read(UUID file, OutputStream to) throws IOException {
        for (var place = 0; ; place++) {
            var piece = jdbc.sql("select bytes from file_piece where file_id = :file and place = :place")
                    .param("file", file)
                    .param("place", place)
                    .query(byte[].class)
                    .optional();
            if (piece.isEmpty()) return;
            to.write(piece.get());
        }
    }

    @Override
    public void remove(UUID file) {
        jdbc.sql("delete from file_piece where file_id = :file")
                .param("file", file)
                .update();
    }
}
