package dev.rapport.service;

import static dev.rapport.contact.posts.PostsForTests.somebody;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.access.Role;
import dev.rapport.contact.posts.AnswersInPublic;
import dev.rapport.contact.posts.PostDesk;
import dev.rapport.contact.posts.PostsForTests;
import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.SubjectId;
import dev.rapport.testing.Colleagues;
import dev.rapport.testing.DatabaseTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Public relations are asked for an answer that is not given yet. */
@DatabaseTest
class PublicComplaintsTests {

    @Autowired
    PublicComplaints complaints;

    @Autowired
    PostsForTests planted;

    @Autowired
    PostDesk desk;

    @Autowired
    AnswersInPublic answers;

    @Autowired
    Customers customers;

    @Autowired
    Colleagues colleagues;

    @Autowired
    JdbcClient jdbc;

    private boolean isAsked(SubjectId ticket) {
        return jdbc.sql("select exists (select from trail where subject_id = :id and kind = 'ComplaintWentPublic')")
                .param("id", ticket.value())
                .query(Boolean.class)
                .single();
    }

    @Test
    void nobodyIsAskedForWhatWasAnsweredWhileAPersonClassified() {
        var team = "watch-" + UUID.randomUUID().toString().substring(0, 8);
        var colleague = colleagues.join(team, Role.SERVICE);
        var account = planted.account(team, "");
        var customer = customers
                .add(new NewCustomer(NewCustomer.Kind.PERSON, "Li Wei", null, null, null, List.of(), Map.of()))
                .id();
        var first = planted.says(account, somebody(), "It is broken");
        var ticket = colleagues.as(colleague, () -> desk.complain(first, customer));
        colleagues.as(colleague, () -> answers.said(first, "We are sorry."));
        complaints.alert(ticket);
        assertThat(isAsked(ticket)).isFalse();

        var second = planted.says(account, somebody(), "And it is loud");
        colleagues.as(colleague, () -> desk.complain(second, customer));
        complaints.alert(ticket);
        assertThat(isAsked(ticket)).isTrue();
    }
}
