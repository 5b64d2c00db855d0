package dev.rapport.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.DatabaseTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Revisions tell nobody what they are made of. */
@DatabaseTest
class RevisionKeyTests {

    private static final byte[] MADE_OF = "15:+49 30 555 0100".getBytes(StandardCharsets.UTF_8);

    @Autowired
    JdbcClient jdbc;

    @Test
    void whoTriesOutWhatIsMaskedDoesNotKnowWhenItIsFound() throws Exception {
        var mark = Revision.of("+49 30 555 0100").mark();

        var tried = MessageDigest.getInstance("SHA-256").digest(MADE_OF);
        assertThat(HexFormat.of().formatHex(tried)).doesNotStartWith(mark);
    }

    @Test
    void copiesOfTheProductGiveTheSameRevisions() throws Exception {
        new RevisionKey(jdbc); // another test may have started the product on another database since
        var secret =
                jdbc.sql("select secret from revision_key").query(byte[].class).single();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));

        assertThat(HexFormat.of().formatHex(mac.doFinal(MADE_OF)))
                .startsWith(Revision.of("+49 30 555 0100").mark());
    }
}
