package dev.rapport.planted;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps a connection for ever: nobody closes the stream. */
class OpenRows {

    private final JdbcClient jdbc;

    OpenRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long many() {
        return jdbc.sql("select 1").query(Integer.class).stream().count();
    }
}
