import type { components } from '../../api/schema';
import { Figure } from '../../display/Figure';
import { mu, squareMetres } from '../../display/numbers';
import { ClauseText } from '../../display/Source';
import { useWords } from '../../i18n';

type Board = components['schemas']['Board'];

/** Incoming projects, what admission says, and the vacancies that fit. */
export function Projects({ projects, parks }: { projects: Board['projects']; parks: Board['parks'] }) {
  const { t, say } = useWords();
  if (projects.length === 0) return null;
  const parkName = (code: string | null | undefined) => parks.find((park) => park.code === code)?.name ?? t('parks.outside');
  return (
    <section className="panel" aria-labelledby="projects">
      <h2 id="projects">{t('projects.title')}</h2>
      <ul className="projects">
        {projects.map((project) => {
          const fits = project.vacancies.filter((vacancy) => vacancy.fits);
          return (
            <li key={project.project}>
              <h3>{project.project}</h3>
              <p className="note">
                {t('projects.needs')} {t('projects.land')} <Figure text={project.land ? mu(project.land) : null} unit={t('unit.mu')} />{t('comma')}
                {t('projects.floor')} <Figure text={project.floor_area ? squareMetres(project.floor_area) : null} unit="㎡" />
                {project.starts && ` · ${t('projects.starts', { day: project.starts })}`}
              </p>
              <p>{say(project.admission)} <ClauseText clause={project.admission_clause} /></p>
              {project.vacancies.length > 0 && (
                <details>
                  <summary>{fits.length > 0 ? t('projects.fits', { count: fits.length }) : t('projects.noneFits')}</summary>
                  <ul className="plain-rows">
                    {project.vacancies.map((v, n) => (
                      <li key={n}>
                        <span className={v.fits ? 'tag good' : 'tag'}>{v.fits ? t('projects.fit') : t('projects.unfit')}</span> {parkName(v.park)}{' '}
                        <span className="code">{v.building_code}</span> {v.unit} · {squareMetres(v.floor_area)} ㎡
                        <p className="note">{[...v.reasons_for, ...v.reasons_against].map((reason) => say(reason)).join(t('semicolon'))}</p>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
