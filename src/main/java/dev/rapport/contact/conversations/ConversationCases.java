package dev.rapport.contact.conversations;

import dev.rapport.cases.Subject;
import dev.rapport.cases.Subjects;
import dev.rapport.platform.Instants;
import dev.rapport.platform.SubjectId;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which cases conversations are about. */
@Component
class ConversationCases {

    private static final int MOST = 100;

    private final JdbcClient jdbc;
    private final Subjects subjects;

    ConversationCases(JdbcClient jdbc, Subjects subjects) {
        this.jdbc = jdbc;
        this.subjects = subjects;
    }

    /** A case that was asked about elsewhere before is answered here from now on. */
    void note(SubjectId conversation, SubjectId about, @Nullable String because, Instant at) {
        jdbc.sql("""
                        insert into conversation_case (subject_id, conversation_id, since, because)
                        values (:about, :conversation, :at, :because)
                        on conflict (subject_id) do update
                        set conversation_id = excluded.conversation_id
                        """)
                .param("about", about.value())
                .param("conversation", conversation.value())
                .param("at", Instants.utc(at))
                .param("because", because, Types.VARCHAR)
                .update();
    }

    /**
     * A case that a conversation is about.
     *
     * @param because why it is, in the words of the rule or the person
     */
    record About(Subject subject, @Nullable String because) {}

    /** The newest first. */
    List<About> of(SubjectId conversation) {
        record Row(SubjectId subject, @Nullable String because) {}
        var rows = jdbc.sql("""
                        select subject_id, because
                        from conversation_case
                        where conversation_id = :conversation
                        order by since desc, subject_id desc
                        limit :most
                        """)
                .param("conversation", conversation.value())
                .param("most", MOST)
                .query((row, number) ->
                        new Row(new SubjectId(row.getObject("subject_id", UUID.class)), row.getString("because")))
                .list();
        var found = subjects.find(rows.stream().map(Row::subject).toList());
        return rows.stream()
                .filter(row -> found.containsKey(row.subject()))
                .map(row -> new About(Objects.requireNonNull(found.get(row.subject())), row.because()))
                .toList();
    }

    List<Subject> open(SubjectId conversation) {
        return of(conversation).stream()
                .map(About::subject)
                .filter(Subject::isOpen)
                .toList();
    }

    /** Open cases of many, in as many statements as of one; those without are left out. */
    Map<SubjectId, List<Subject>> open(Collection<SubjectId> conversations) {
        record Row(SubjectId conversation, SubjectId subject) {}
        var rows = jdbc.sql(
                        "select conversation_id, subject_id from conversation_case where conversation_id = any(:all)")
                .param("all", conversations.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query((row, number) -> new Row(
                        new SubjectId(row.getObject("conversation_id", UUID.class)),
                        new SubjectId(row.getObject("subject_id", UUID.class))))
                .list();
        var found = subjects.find(rows.stream().map(Row::subject).toList());
        return rows.stream()
                .filter(row -> found.containsKey(row.subject()))
                .filter(row -> Objects.requireNonNull(found.get(row.subject())).isOpen())
                .collect(Collectors.groupingBy(
                        Row::conversation,
                        Collectors.mapping(
                                row -> Objects.requireNonNull(found.get(row.subject())), Collectors.toList())));
    }

    /** The same of many cases; those that nobody asked about are left out. */
    Map<SubjectId, SubjectId> conversations(Collection<SubjectId> about) {
        return jdbc
                .sql("select subject_id, conversation_id from conversation_case where subject_id = any(:about)")
                .param("about", about.stream().map(SubjectId::value).toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        new SubjectId(row.getObject("subject_id", UUID.class)),
                        new SubjectId(row.getObject("conversation_id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Where a case was last asked about. */
    Optional<SubjectId> conversation(SubjectId about) {
        return jdbc.sql("select conversation_id from conversation_case where subject_id = :about")
                .param("about", about.value())
                .query((row, number) -> new SubjectId(row.getObject("conversation_id", UUID.class)))
                .optional();
    }
}
