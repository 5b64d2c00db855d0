package dev.rapport.cases;

import dev.rapport.cases.TraceNode.Kind;
import dev.rapport.platform.SubjectId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Follows a subject: what caused it and what it caused, and what all modules know of these. */
@Component
class Trace {

    private static final int MOST_NODES = 5000;

    private final JdbcClient jdbc;
    private final List<TracePart> parts;
    private final TrailSentences sentences;

    Trace(JdbcClient jdbc, List<TracePart> parts, TrailSentences sentences) {
        this.jdbc = jdbc;
        this.sentences = sentences;
        this.parts = parts;
    }

    /** The subject itself, its causes up to the first, and all that followed from it. */
    List<Subject> family(SubjectId subject) {
        return jdbc.sql("""
                        with recursive cause as (
                            select * from subject where id = :subject
                            union
                            select above.* from subject above join cause on above.id = cause.parent_id
                        ),
                        effect as (
                            select * from subject where id = :subject
                            union
                            select below.* from subject below join effect on below.parent_id = effect.id
                        )
                        select * from cause
                        union
                        select * from effect
                        order by opened_at, number
                        limit 500
                        """)
                .param("subject", subject.value())
                .query(Subjects::subject)
                .list();
    }

    /** The chain over subjects of one family, by kind and parents before their children. */
    List<TraceNode> nodes(List<Subject> family, Locale locale) {
        var ids = family.stream().map(Subject::id).toList();
        return Stream.concat(
                        family.stream().map(subject -> node(subject, ids, locale)),
                        parts.stream().flatMap(part -> part.of(family, locale).stream()))
                .sorted(Comparator.comparing(TraceNode::kind))
                .limit(MOST_NODES)
                .toList();
    }

    private TraceNode node(Subject subject, List<SubjectId> family, Locale locale) {
        var state = subject.state();
        var parent = family.contains(subject.parent()) ? subject.parent() : subject.customer();
        return new TraceNode(
                Kind.SUBJECT,
                subject.id().toString(),
                parent == null ? null : parent.toString(),
                subject.number(),
                subject.title(),
                state == null ? null : sentences.word(state, locale),
                subject.openedAt(),
                subject.closedAt());
    }
}
