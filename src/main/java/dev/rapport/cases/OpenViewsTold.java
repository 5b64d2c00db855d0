package dev.rapport.cases;

import dev.rapport.cases.OpenViews.Said;
import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.Loop;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells all copies of the application of the open views of this one, some times a second at most. */
@Component
class OpenViewsTold extends Loop implements DatabaseChannel {

    private static final String CHANNEL = "case_open";
    private static final Duration REST = Duration.ofMillis(200);

    /** The database takes 8,000 bytes at once. */
    private static final int MOST = 60;

    private final OpenViews views;
    private final JdbcClient jdbc;

    OpenViewsTold(OpenViews views, JdbcClient jdbc) {
        super("open views", 5);
        this.views = views;
        this.jdbc = jdbc;
    }

    @Override
    protected void round() throws InterruptedException {
        var told = views.awaitNews();
        for (var from = 0; from < told.size(); from += MOST)
            tell(told.subList(from, Math.min(told.size(), from + MOST)));
        views.lapse();
        Thread.sleep(REST);
    }

    private void tell(List<Said> some) {
        jdbc.sql("select pg_notify(:channel, :said) is null")
                .param("channel", CHANNEL)
                .param("said", some.stream().map(Said::written).collect(Collectors.joining(",")))
                .query(Boolean.class)
                .single();
    }

    @Override
    public String name() {
        return CHANNEL;
    }

    @Override
    public void heard(String payload) {
        views.heard(payload);
    }
}
