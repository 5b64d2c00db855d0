package dev.rapport.engine.exporter;

import org.springframework.jdbc.core.simple.JdbcClient;

final class SpringInTheExporter {

    void write(JdbcClient jdbc) {
        jdbc.sql("delete from engine_record").update();
    }
}
