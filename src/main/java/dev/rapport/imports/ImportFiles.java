package dev.rapport.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files themselves, in the database, so that every copy of the application can go on with them after a crash. */
@Component
class ImportFiles {

    private static final int CHUNK = 1 << 20;
    private static final byte[] NOTHING = new byte[0];

    private final JdbcClient jdbc;

    ImportFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of bytes stored. */
    long store(UUID id, InputStream file) throws IOException {
        var stored = 0L;
        for (var part = 0; ; part++) {
            var content = file.readNBytes(CHUNK);
            if (content.length == 0) return stored;
            jdbc.sql("insert into import_chunk (import_id, part, content) values (:id, :part, :content)")
                    .param("id", id)
                    .param("part", part)
                    .param("content", content)
                    .update();
            stored += content.length;
        }
    }

    void copy(UUID from, UUID to) {
        jdbc.sql("""
                        insert into import_chunk (import_id, part, content)
                        select :to, part, content
                        from import_chunk
                        where import_id = :from
                        """).param("from", from).param("to", to).update();
    }

    boolean has(UUID id) {
        return jdbc.sql("select exists (select from import_chunk where import_id = :id and part = 0)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    Stored open(UUID id) {
        return new Stored(id);
    }

    /** Reads chunk after chunk; holds one. */
    final class Stored extends InputStream {

        private final UUID id;
        private byte[] chunk = NOTHING;
        private int part;
        private int position;
        private long before;

        private Stored(UUID id) {
            this.id = id;
        }

        long bytesRead() {
            return before + position;
        }

        @Override
        public int read() {
            return ready() ? chunk[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) return 0;
            if (!ready()) return -1;
            var count = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, count);
            position += count;
            return count;
        }

        private boolean ready() {
            if (position < chunk.length) return true;
            before += chunk.length;
            position = 0;
            chunk = jdbc.sql("select content from import_chunk where import_id = :id and part = :part")
                    .param("id", id)
                    .param("part", part)
                    .query(byte[].class)
                    .optional()
                    .orElse(NOTHING);
            part++;
            return chunk.length > 0;
        }
    }
}
