package dev.rapport.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Cases a second, right after a start and warmed up. */
record Rates(double cold, double warm) {

    void write(Path file) throws IOException {
        Files.write(file, List.of(String.valueOf(cold), String.valueOf(warm)));
    }

    static Rates read(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        return new Rates(Double.parseDouble(lines.getFirst()), Double.parseDouble(lines.getLast()));
    }
}
