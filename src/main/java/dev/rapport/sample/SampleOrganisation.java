package dev.rapport.sample;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty database on the first start, all in one transaction: a crash on the way leaves nothing, and a second
 * copy of the application finds it done.
 */
@Component
@ConditionalOnProperty(name = "rapport.empty", havingValue = "false", matchIfMissing = true)
class SampleOrganisation implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleOrganisation.class);
    private static final long LOCK = 0x5261_7070_6f72_7401L;

    private final JdbcClient jdbc;
    private final SampleStaff staff;
    private final SampleCustomers customers;
    private final SampleSales sales;
    private final SampleTickets tickets;
    private final SampleMembers members;

    SampleOrganisation(
            JdbcClient jdbc,
            SampleStaff staff,
            SampleCustomers customers,
            SampleSales sales,
            SampleTickets tickets,
            SampleMembers members) {
        this.jdbc = jdbc;
        this.staff = staff;
        this.customers = customers;
        this.sales = sales;
        this.tickets = tickets;
        this.members = members;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> true)
                .single();
        if (jdbc.sql("select exists (select from app_user)")
                .query(Boolean.class)
                .single()) return;
        staff.create();
        var ids = customers.create();
        sales.open(ids);
        tickets.open(ids);
        members.join(ids);
        LOG.info("The sample organisation is there.");
    }
}
