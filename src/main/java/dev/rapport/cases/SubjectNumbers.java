package dev.rapport.cases;

import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the numbers people say on the phone, such as T-1042. Gaps are normal: a rolled back case keeps its number. */
@Component
public class SubjectNumbers {

    private final JdbcClient jdbc;

    SubjectNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public String next(CaseKind kind) {
        return next(kind, 1).getFirst();
    }

    /** Several at once, in their order. */
    public List<String> next(CaseKind kind, int count) {
        return jdbc.sql("select nextval(cast(:sequence as regclass)) from generate_series(1, :count)")
                .param("sequence", "subject_number_" + kind.name().toLowerCase(Locale.ROOT))
                .param("count", count)
                .query((row, place) -> CaseKinds.written(kind.letter(), row.getLong(1)))
                .list();
    }
}
