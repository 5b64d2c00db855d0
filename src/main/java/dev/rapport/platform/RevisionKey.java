package dev.rapport.platform;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secret with which revisions are made, made itself at the first start. */
@Component
class RevisionKey {

    private static final int BYTES = 32;

    RevisionKey(JdbcClient jdbc) {
        var fresh = new byte[BYTES];
        new SecureRandom().nextBytes(fresh);
        jdbc.sql("insert into revision_key (secret) values (:secret) on conflict do nothing")
                .param("secret", fresh)
                .update();
        Revision.keyed(
                jdbc.sql("select secret from revision_key").query(byte[].class).single());
    }
}
