package dev.rapport.contact.calls;

import dev.rapport.cases.SubjectStands;
import dev.rapport.platform.DatabaseChannel;
import dev.rapport.platform.SubjectId;
import dev.rapport.platform.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Carries the news of calls to the screens of those at whose telephones they ring or rang, on all copies. */
@Component
class CallNews implements DatabaseChannel {

    private static final String NAME = "phone_call";

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    CallNews(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    @EventListener
    void moved(CallMoved moved) {
        tell(moved.call());
    }

    /** Also where people did something about it. */
    @EventListener
    void stands(SubjectStands now) {
        if (now.state().startsWith("CallState.")) tell(now.subject());
    }

    /** After the commit of the transaction that it is called in. */
    void tell(SubjectId call) {
        jdbc.sql("""
                        select count(pg_notify(:name, person::text))
                        from (
                            select user_id as person
                            from phone_call
                            join phone_extension on phone_extension.account_id = phone_call.account_id
                                and extension = any(agents)
                            where id = :call
                            union
                            select owner_id
                            from phone_call
                            where id = :call
                                and owner_id is not null) people
                        """)
                .param("name", NAME)
                .param("call", call.value())
                .query(Long.class)
                .single();
    }

    void tell(UserId person) {
        jdbc.sql("select pg_notify(:name, :person) is null")
                .param("name", NAME)
                .param("person", person.toString())
                .query(Boolean.class)
                .single();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String person) {
        events.publishEvent(new MyCallsChanged(UserId.of(person)));
    }
}
