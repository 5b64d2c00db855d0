package dev.rapport.customer.purchases;

import dev.rapport.cases.SharedStories;
import dev.rapport.platform.SubjectId;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** An import of purchases is told once, and stands in the stories of all whose purchases it brought. */
@Component
class PurchaseStories implements SharedStories {

    private static final int MOST = 100;

    private final PurchaseQueries queries;

    PurchaseStories(PurchaseQueries queries) {
        this.queries = queries;
    }

    @Override
    public List<SubjectId> alsoIn(Collection<SubjectId> ids) {
        return queries.imports(ids, MOST).stream().map(SubjectId::new).toList();
    }
}
