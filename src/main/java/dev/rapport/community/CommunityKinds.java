package dev.rapport.community;

import dev.rapport.cases.CaseKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The kind of cases that the community has. */
@Configuration(proxyBeanMethods = false)
public class CommunityKinds {

    public static final CaseKind MEMBER = new CaseKind("MEMBER", 'M', "members", "MemberState.JOINED");

    @Bean
    CaseKind member() {
        return MEMBER;
    }
}
