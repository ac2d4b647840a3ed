' Somebody at a LibreOffice: opens files, types, sorts, inserts and saves as the orders in a text file say, one a line,
' its parts divided by tabs. What it could not do is written beside the orders; the test reads that first.
Option Explicit

Private document As Object
Private sheet As Object
Private headerRow As Long

Sub Main(folder As String)
  Dim failure As String
  On Error GoTo Failed
  Dim lines As Variant, index As Long
  lines = LinesOf(folder & "/orders.txt")
  For index = LBound(lines) To UBound(lines)
    If lines(index) <> "" Then Follow(Split(lines(index), Chr(9)))
  Next
  failure = "done"
  GoTo Done
Failed:
  failure = "order " & index & ": " & Error & " (line " & Erl & ")"
Done:
  WriteText(folder & "/outcome.txt", failure)
  StarDesktop.terminate()
End Sub

Private Sub Follow(order As Variant)
  Select Case order(0)
    Case "open"
      document = StarDesktop.loadComponentFromURL(order(1), "_blank", 0, Array(Named("Hidden", True)))
    Case "sheet"
      sheet = document.Sheets.getByName(order(1))
      document.CurrentController.setActiveSheet(sheet)
      headerRow = RowOf("Mã")
    Case "unprotect"
      sheet.unprotect("")
    Case "type"
      TypeInto(RowOf(order(1)), ColumnOf(order(2)), Join(Split(order(3), "\n"), Chr(10)))
    Case "empty"
      sheet.getCellByPosition(ColumnOf(order(2)), RowOf(order(1))).clearContents(7)
    Case "insertRow"
      Dim above As Long
      above = RowOf(order(1))
      sheet.Rows.insertByIndex(above, 1)
      TypeInto(above, ColumnOf(order(2)), order(3))
    Case "copyRow"
      Dim copied As Long
      copied = RowOf(order(1))
      sheet.Rows.insertByIndex(copied + 1, 1)
      sheet.copyRange(sheet.getCellByPosition(0, copied + 1).CellAddress, sheet.getCellRangeByPosition(0, copied, 17, copied).RangeAddress)
    Case "deleteRow"
      sheet.Rows.removeByIndex(RowOf(order(1)), 1)
    Case "insertColumn"
      sheet.Columns.insertByIndex(ColumnOf(order(1)), 1)
    Case "sort"
      Sort(ColumnOf(order(1)), order(2) = "down")
    Case "save"
      document.storeToURL(order(1), Array(Named("FilterName", order(2))))
    Case "close"
      document.close(True)
    Case Else
      Error 1000
  End Select
End Sub

' As typed at the keyboard: the cell's format and the country decide what becomes of it.
Private Sub TypeInto(row As Long, column As Long, text As String)
  Dim frame As Object, dispatcher As Object
  frame = document.CurrentController.Frame
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  document.CurrentController.select(sheet.getCellByPosition(column, row))
  dispatcher.executeDispatch(frame, ".uno:EnterString", "", 0, Array(Named("StringName", text), Named("DontCommit", False)))
End Sub

Private Sub Sort(column As Long, isDown As Boolean)
  Dim field(0) As New com.sun.star.table.TableSortField
  field(0).Field = column
  field(0).IsAscending = Not isDown
  Dim body As Object
  body = sheet.getCellRangeByPosition(0, headerRow + 1, LastColumn(), LastRow())
  body.sort(Array(Named("SortFields", field()), Named("ContainsHeader", False), Named("IsSortColumns", False)))
End Sub

Private Function LastRow() As Long
  Dim cursor As Object
  cursor = sheet.createCursor()
  cursor.gotoEndOfUsedArea(False)
  LastRow = cursor.RangeAddress.EndRow
End Function

Private Function LastColumn() As Long
  Dim column As Long
  column = 0
  Do While sheet.getCellByPosition(column + 1, headerRow).String <> "" Or sheet.getCellByPosition(column + 2, headerRow).String <> ""
    column = column + 1
  Loop
  LastColumn = column
End Function

' The 0-based row whose first filled cell holds a text.
Private Function RowOf(text As String) As Long
  Dim row As Long, last As Long
  last = LastRow()
  For row = 0 To last
    If sheet.getCellByPosition(0, row).String = text Or sheet.getCellByPosition(1, row).String = text Then
      RowOf = row
      Exit Function
    End If
  Next
  Error 1001
End Function

Private Function ColumnOf(header As String) As Long
  Dim column As Long
  For column = 0 To 40
    If sheet.getCellByPosition(column, headerRow).String = header Then
      ColumnOf = column
      Exit Function
    End If
  Next
  Error 1002
End Function

Private Function Named(name As String, value As Variant) As Object
  Dim property As New com.sun.star.beans.PropertyValue
  property.Name = name
  property.Value = value
  Named = property
End Function

Private Function LinesOf(url As String) As Variant
  Dim files As Object, stream As Object
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextInputStream")
  stream.setEncoding("UTF-8")
  stream.setInputStream(files.openFileRead(url))
  LinesOf = Split(stream.readString(Array(), False), Chr(10))
  stream.closeInput()
End Function

Private Sub WriteText(url As String, text As String)
  Dim files As Object, stream As Object
  files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setEncoding("UTF-8")
  stream.setOutputStream(files.openFileWrite(url))
  stream.writeString(text)
  stream.closeOutput()
End Sub
