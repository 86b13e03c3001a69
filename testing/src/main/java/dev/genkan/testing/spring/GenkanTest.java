package dev.genkan.testing.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/// Beside `@SpringBootTest`: the application with its own engine, on a database and a key in a folder that goes with
/// the test, and these beans: [Visitors], [Outbox], [InBrowser] and [dev.genkan.testing.TurnableClock].
///
/// ```java
/// @SpringBootTest
/// @AutoConfigureMockMvc
/// @GenkanTest
/// class DashboardTest {
///
///     @Test
///     void the_dashboard_greets_its_member(@Autowired MockMvc mvc, @Autowired Visitors visitors) throws Exception {
///         Visitor ada = visitors.signUp("ada@example.com").onboarded();
///
///         mvc.perform(get("/dashboard").with(signedInAs(ada))).andExpect(status().isOk());
///     }
/// }
/// ```
///
/// One context, and so one engine, serves all test classes with the same configuration, as ever with Spring: people of
/// other tests are there too, so let each test sign up its own.
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(HouseForTests.class)
@ContextConfiguration(initializers = FolderForTests.class)
public @interface GenkanTest {}
