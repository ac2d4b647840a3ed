// What no pane made of Fluent components can be quicker than: those that the signed-out pane shows, and nothing else.
import {
  Button,
  Field,
  FluentProvider,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  tokens,
  webLightTheme,
} from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalL,
  },
});

function Floor() {
  const styles = useStyles();
  return (
    <main className={styles.form}>
      <h1>Phụ lục</h1>
      <form className={styles.form}>
        <Field label="Tài khoản" hint="Mã đơn vị" required>
          <Input name="account" />
        </Field>
        <Field label="Mật khẩu" required>
          <Input name="password" type="password" />
        </Field>
        <Field label="Họ tên người nhập" hint="Không bắt buộc">
          <Input name="person" />
        </Field>
        <Button appearance="primary" size="large" type="submit">
          Đăng nhập
        </Button>
      </form>
      <Field label="Ngôn ngữ">
        <RadioGroup layout="horizontal" defaultValue="vi">
          <Radio value="vi" label="Tiếng Việt" />
          <Radio value="en" label="English" />
        </RadioGroup>
      </Field>
      <Field label="Giao diện">
        <RadioGroup defaultValue="auto">
          <Radio value="auto" label="Tự động" />
          <Radio value="light" label="Sáng" />
          <Radio value="dark" label="Tối" />
          <Radio value="contrast" label="Tương phản cao" />
        </RadioGroup>
      </Field>
    </main>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('expected an element #root, found none');
createRoot(root).render(
  <FluentProvider theme={webLightTheme}>
    <Floor />
  </FluentProvider>,
);
