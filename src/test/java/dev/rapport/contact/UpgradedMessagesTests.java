package dev.rapport.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.testing.OlderDatabase;
import org.junit.jupiter.api.Test;

/** What an upgrade makes of messages and mails that were written by an earlier release. */
class UpgradedMessagesTests {

    @Test
    void whatWasSaidStaysSaidAndMailsOnTheirWayStayOnIt() {
        var database = new OlderDatabase("upgraded_messages", "732");
        var jdbc = database.jdbc();
        jdbc.sql("""
                insert into ticket (id, number, customer_id, subject, body, channel, public_complaint, team, rung, opened_at,
                    state, state_since)
                values ('00000000-0000-0000-0000-00000000000a', 'T-1', gen_random_uuid(), 's', 'b', 'email', false, 't',
                    'none', now(), 'open', now())
                """).update();
        jdbc.sql("""
                insert into ticket_message (id, ticket_id, direction, channel, body, at)
                values
                    ('00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-00000000000a', 'in', 'email', 'Help',
                     '2026-01-05 09:00Z'),
                    ('00000000-0000-0000-0000-000000000002', '00000000-0000-0000-0000-00000000000a', 'out', 'email', 'Done',
                     '2026-01-05 10:00Z'),
                    ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-00000000000a', 'internal', 'email',
                     'Hm', '2026-01-05 11:00Z')
                """).update();
        jdbc.sql("""
                insert into escalation_step (id, clock_id, subject_id, metric, ladder, step, due_at, state, reached_at, instance,
                    added_at)
                values ('00000000-0000-0000-0000-00000000000e', gen_random_uuid(), gen_random_uuid(), 'm', 'l', 's', now(),
                    'OPEN', now(), gen_random_uuid(), now())
                """).update();
        jdbc.sql("""
                insert into escalation_mail (step_id, address, subject, body, written_at, tries, next_try)
                values ('00000000-0000-0000-0000-00000000000e', 'a@b.example', 'Late', 'It is late.', '2026-01-05 09:00Z',
                    3, '2026-01-05 09:30Z')
                """).update();

        database.upgradeTo("743");

        assertThat(jdbc.sql("""
                                select concat_ws(' ', direction, state, sent_at = at, body)
                                from message
                                order by at
                                """).query(String.class).list())
                .containsExactly("in recorded Help", "out recorded t Done", "internal recorded Hm");
        assertThat(jdbc.sql("""
                                select concat_ws('|', kind, carrier, channel, address, heading, body, automatic, tries,
                                    written_at = '2026-01-05 09:00Z', next_try = '2026-01-05 09:30Z')
                                from outgoing
                                where about = '00000000-0000-0000-0000-00000000000e'
                                """).query(String.class).list())
                .containsExactly("escalation-step|mail|email|a@b.example|Late|It is late.|t|3|t|t");
        assertThat(jdbc.sql("select to_regclass('escalation_mail') is null and to_regclass('ticket_message') is null")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }
}
