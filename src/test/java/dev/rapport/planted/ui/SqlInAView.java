package dev.rapport.planted.ui;

import org.springframework.jdbc.core.simple.JdbcClient;

final class SqlInAView {

    void close(JdbcClient jdbc) {
        jdbc.sql("update ticket set state = 'CLOSED'").update();
    }
}
