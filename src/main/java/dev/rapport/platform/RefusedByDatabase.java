package dev.rapport.platform;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/** What the database itself refuses, whichever way it came, as a sentence for people. */
@Component
class RefusedByDatabase extends SQLExceptionSubclassTranslator {

    private static final String ERASED_CUSTOMER = "RP001";

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        if (ERASED_CUSTOMER.equals(failure.getSQLState())) throw Refused.conflict("error.customer-erased");
        return super.doTranslate(task, sql, failure);
    }
}
