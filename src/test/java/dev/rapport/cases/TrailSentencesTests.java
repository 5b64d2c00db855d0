package dev.rapport.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.DatabaseTest;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DatabaseTest
class TrailSentencesTests {

    @Autowired
    TrailSentences sentences;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAbsentOwnerIsSaidInWords() {
        assertThat(english("TicketAssigned", "{\"team\": \"nobodys-team\", \"owner\": null}"))
                .isEqualTo("With team nobodys-team; nobody owns it yet");
    }

    @Test
    void wordsOfRulesAndMetricsAreSaidInTheReadersLanguage() {
        assertThat(chinese(
                        "TicketClassified",
                        "{\"category\": \"refund\", \"priority\": {\"word\": \"Priority.HIGH\"}, \"team\": \"t\"}"))
                .contains("退款")
                .contains("高");
        assertThat(chinese(
                        "SlaWarned",
                        "{\"metric\": \"stage-contract\", \"dueAt\": {\"instant\": \"2026-03-04T05:06:07Z\"}}"))
                .contains("合同签订");
        assertThat(english("MemberReacted", "{\"signal\": {\"word\": \"Signal.PURCHASE\"}}"))
                .isEqualTo("The member bought something");
    }

    @Test
    void aReasonIsSaidAsTheFormItWasChosenInSaysIt() {
        jdbc.sql("""
                        insert into form (key, form_id, version, schema, deployed_at)
                        values (77, 'why', 1, :schema, now())
                        """).param("schema", """
                        {"id": "why", "components": [{"type": "select", "key": "reason", "values": [
                          {"label": "Nobody at home | 无人在家", "value": "nobody home"}]}]}
                        """).update();

        assertThat(chinese("LeadDiscarded", "{\"reason\": \"nobody home\"}")).contains("无人在家");
        assertThat(chinese("LeadDiscarded", "{\"reason\": \"in my own words\"}"))
                .contains("in my own words");
    }

    @Test
    void aCaseThatIsCalledByAWordIsOpenedInTheReadersLanguage() {
        var opened = "{\"kind\": {\"word\": \"SubjectKind.%s\"}, \"number\": \"R-0001\", \"title\": \"%s\"}";

        assertThat(chinese("SubjectOpened", opened.formatted("PRIVACY_REQUEST", "erasure")))
                .isEqualTo("R-0001 已创建：删除");
        assertThat(english("SubjectOpened", opened.formatted("DATA_REVIEW", "duplicate-phones")))
                .isEqualTo("R-0001 opened: Duplicate phones");
        assertThat(english("SubjectOpened", opened.formatted("TICKET", "erasure")))
                .isEqualTo("R-0001 opened: erasure");
    }

    private String english(String kind, String details) {
        return sentences.of(kind, JsonMapper.shared().readTree(details), Locale.ENGLISH, ZoneOffset.UTC);
    }

    private String chinese(String kind, String details) {
        return sentences.of(kind, JsonMapper.shared().readTree(details), Locale.SIMPLIFIED_CHINESE, ZoneOffset.UTC);
    }
}
