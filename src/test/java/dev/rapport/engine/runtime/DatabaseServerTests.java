package dev.rapport.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class DatabaseServerTests {

    @Autowired
    JdbcClient jdbc;

    @Test
    void comparesChineseNames() {
        assertThat(jdbc.sql("select word_similarity('字节跳动科技', '北京字节跳动科技有限公司')")
                        .query(Double.class)
                        .single())
                .isGreaterThan(0.3);
    }

    @Test
    void theApplicationIsNoSuperuser() {
        assertThat(jdbc.sql("select rolsuper from pg_roles where rolname = current_user")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }
}
