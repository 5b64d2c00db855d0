package dev.rapport.contact;

import static dev.rapport.platform.ErasedRows.Why.NO_WORDS;
import static dev.rapport.platform.ErasedRows.blanked;
import static dev.rapport.platform.ErasedRows.deleted;
import static dev.rapport.platform.ErasedRows.kept;

import dev.rapport.platform.ErasesCustomer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** That something was said, by which side and when stays; what was said does not. */
@Configuration(proxyBeanMethods = false)
class ConversationsErased {

    @Bean
    ErasesCustomer conversationsWithErasedCustomers() {
        return new ErasesCustomer(
                blanked(
                        "message",
                        "subject_id = any(:cases)",
                        "body = :mark",
                        "heard_from = null",
                        "heard_name = null",
                        "copies = '{}'",
                        "addressed = null",
                        "there = null",
                        "shown = null",
                        "copies_lost = '{}'",
                        "copies_lost_detail = null",
                        "detail = null"),
                blanked(
                        "message",
                        "subject_id <> all(:cases) and copies <> '{}' and array_to_string(copies, ' ') ~* :pattern",
                        "copies = '{}'",
                        "copies_lost = '{}'",
                        "copies_lost_detail = null"),
                blanked("message", "subject_id <> all(:cases) and addressed ~* :pattern", "addressed = null"),
                deleted("message_part", "message_id in (select id from message where subject_id = any(:cases))"),
                deleted("web_visitor", """
                        (account_id, visitor) in (
                            select account_id, handle
                            from conversation
                            where id = any(:cases))
                        """),
                deleted("web_answer", """
                        (account_id, visitor) in (
                            select account_id, handle
                            from conversation
                            where id = any(:cases))
                        """),
                deleted("wecom_talk", """
                        (account_id, thread_hash) in (
                            select account_id, sha256(convert_to(thread, 'UTF8'))
                            from conversation
                            where id = any(:cases) and thread is not null)
                        """),
                blanked(
                        "conversation",
                        "id = any(:cases)",
                        "handle = :mark || ' ' || id",
                        "beside = '{}'",
                        "thread = case when thread is not null then :mark || ' ' || id end",
                        "called = null",
                        "heading = :mark",
                        "proof = null"),
                deleted("conversation_draft", "conversation_id = any(:cases)"),
                kept("conversation_case", "subject_id = any(:cases)", NO_WORDS),
                deleted("inbound", """
                        body is not null
                            and exists (
                                select
                                from unnest(cast(:bytes as bytea[])) as word
                                where position(word in body) > 0)
                        """),
                deleted("outgoing", "thread = any(:cases) or about = any(:cases)"),
                blanked("outgoing", "copies <> '{}' and array_to_string(copies, ' ') ~* :pattern", "copies = '{}'"));
    }
}
