package dev.rapport.cases;

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
        var number = jdbc.sql("select nextval(cast(:sequence as regclass))")
                .param("sequence", "subject_number_" + kind.name().toLowerCase(java.util.Locale.ROOT))
                .query(Long.class)
                .single();
        return CaseKinds.written(kind.letter(), number);
    }
}
